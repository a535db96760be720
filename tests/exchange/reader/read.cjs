// Reads GIFT from the standard input as another tool does; prints what it understood.
const { parse } = require("gift-pegjs");
const plain = (text) => text && text.text;
const answers = (question) =>
  question.matchPairs
    ? question.matchPairs.map((pair) => [plain(pair.subquestion), pair.subanswer])
    : question.choices.map((choice) => [plain(choice.text), plain(choice.feedback)]);
const read = parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(read.map((question) => [question.title, plain(question.stem), answers(question)])));
