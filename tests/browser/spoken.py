"""What a screen reader is told of each kind's example: parts of the accessibility tree, and the announcement.

``before`` is told on arrival, ``after`` once the keyboard learner, who always takes what comes first, is through.
"""

from dataclasses import dataclass
from typing import Any

from tests.building import LIBRARY

ACTIVITIES = len(LIBRARY.lists.load("activities"))
_LISTED: Any = LIBRARY.exercise("kinds/situations")
NOTED = next(situation.title for situation in _LISTED.found if situation.content_note)
SURE = """
  - group "How sure are you?":
    - radio "I am guessing"
    - radio "I am fairly sure"
    - radio "I am sure"
"""


@dataclass(frozen=True)
class Spoken:
    """Parts of the tree before and after, as Playwright writes them, and what was announced last."""

    before: str
    after: str
    announced: str


SPOKEN = {
    "choice": Spoken(
        f"""
- region "Back again":
  - heading "Back again" [level=3]
  - group "What do you say or do first?":
    - radio "“I am glad that you are here. What would you like from us tonight?”"
{SURE}
  - button "Check my answer"
""",
        """
- region "Back again":
  - group "What do you say or do first?":
    - radio "“Let us all think together how you could leave again, and more safely this time.”" [checked] [disabled]
    - paragraph:
      - strong: Look again
    - radio "“I am glad that you are here. What would you like from us tonight?”" [disabled]
  - heading "A tempting answer. Look at what it does." [level=4]
  - term: An idea that is often behind it
  - button "Try again"
  - button "Show what the others do"
""",
        "A tempting answer. Look at what it does.",
    ),
    "sort": Spoken(
        f"""
- region "In the circle, or apart?":
  - group /Where do you take up each of these/:
    - group "Bruna has come late for the third time.":
      - radio "In the circle"
      - radio "Apart with her"
{SURE}
  - button "Check my answer"
""",
        """
- region "In the circle, or apart?":
  - group /Where do you take up each of these/:
    - group "One woman says to another, “You let it go on for too long.”":
      - radio "In the circle" [checked] [disabled]
      - radio "Apart with her" [disabled]
      - paragraph:
        - strong: Fits
  - heading "2 of 4 are in a place that fits." [level=4]
""",
        "2 of 4 are in a place that fits.",
    ),
    "order": Spoken(
        f"""
- region "An evening, part by part":
  - group "Bring the parts of the evening into an order that works.":
    - list:
      - listitem:
        - 'button "Move up: Have tea together for ten minutes" [disabled]'
        - 'button "Move down: Have tea together for ten minutes"'
      - listitem:
        - 'button "Move up: Walk through the room, and put the chairs in a circle"'
{SURE}
  - button "Check my answer"
""",
        """
- region "An evening, part by part":
  - group "Bring the parts of the evening into an order that works.":
    - list:
      - listitem:
        - paragraph: Have tea together for ten minutes
        - paragraph:
          - strong: Look again
      - listitem:
        - paragraph: Walk through the room, and put the chairs in a circle
        - paragraph:
          - strong: Fits
  - heading "1 of 8 are in a place that fits." [level=4]
""",
        "1 of 8 are in a place that fits.",
    ),
    "match": Spoken(
        f"""
- region "Well meant, and what she hears":
  - group "What may the woman hear in it?":
    - combobox "“Why did you not leave earlier?”":
      - option "Choose what goes with it" [selected]
      - option "It was up to me to stop it."
{SURE}
  - button "Check my answer"
""",
        """
- region "Well meant, and what she hears":
  - group "What may the woman hear in it?":
    - paragraph: “Why did you not leave earlier?”
    - paragraph: She wants to be fair to all of us.
    - paragraph:
      - strong: Look again
  - heading "Each of them goes with another answer. Read each of them once more." [level=4]
""",
        "Each of them goes with another answer. Read each of them once more.",
    ),
    "short": Spoken(
        f"""
- region "Who sits beside you?":
  - textbox "What do we call Dalia’s role?"
{SURE}
  - button "Check my answer"
""",
        """
- region "Who sits beside you?":
  - 'textbox "What do we call Dalia’s role?"': We listen
  - heading "Compare it with this answer." [level=4]
  - term: An answer to compare with
""",
        "Compare it with this answer.",
    ),
    "moment": Spoken(
        """
- region "Only for bad nights":
  - paragraph: What do you say?
  - textbox "What would you say or do? Say it aloud, or write it."
  - button "Show me what others might do"
""",
        """
- region "Only for bad nights":
  - textbox "What you wrote": We listen
  - group "What do you say?":
    - radio "“I give it to nobody. But bad nights are hard; shall we find who answers then?”" [checked] [disabled]
    - paragraph:
      - strong: Better practice
  - heading "This is better practice." [level=4]
  - term: The woman
  - term: The group
  - term: You as facilitator
""",
        "This is better practice.",
    ),
    "transcript": Spoken(
        """
- region "The early shift":
  - group "What does Leila do, as the facilitator? Mark what you see in her lines.":
    - list:
      - listitem:
        - paragraph:
          - text: "1"
          - strong: Leila
        - group: What does Leila do in line 1? Nothing marked yet
      - listitem:
        - paragraph:
          - text: "2"
          - strong: Beatriz
  - button "Compare with our notes"
""",
        """
- region "The early shift":
  - group "What does Leila do, as the facilitator? Mark what you see in her lines.":
    - list:
      - listitem:
        - list:
          - listitem:
            - paragraph:
              - strong: Says that a feeling makes sense
              - text: – You marked this, we did not
          - listitem:
            - paragraph:
              - strong: Asks an open question
              - text: – We marked this
  - heading "You and our notes share 2 of the marks." [level=4]
""",
        "You and our notes share 2 of the marks.",
    ),
    "case": Spoken(
        """
- region "A first talk by telephone":
  - heading "What to look at" [level=4]
  - list:
    - listitem:
      - paragraph:
        - text: "1"
        - strong: Petra
  - button "Check my answer"
""",
        """
- region "A first talk by telephone":
  - heading "You and we see 5 of 9 points alike." [level=4]
  - button "Show how we see the others"
""",
        "You and we see 5 of 9 points alike.",
    ),
    "rewrite": Spoken(
        """
- region "A question that closes a door":
  - heading "A sentence that can hurt" [level=4]
  - textbox "How would you say it?"
  - button "Compare with other ways"
""",
        """
- region "A question that closes a door":
  - 'textbox "How would you say it?"': We listen
  - heading "What you could say instead" [level=4]
  - heading "What your sentence has, and what you could add" [level=4]
  - button "Change my ticks"
""",
        "What your sentence has, and what you could add",
    ),
    "reflect": Spoken(
        """
- region "When somebody listened to me":
  - textbox "When did you feel that somebody really listened to you?"
  - button "Save as a text file"
  - button "Print"
  - button "I have finished"
""",
        """
- region "When somebody listened to me":
  - 'textbox "What of this would you like to do in your group?"': We listen
  - heading "To take with you" [level=4]
  - button "Close this and go on writing"
""",
        "To take with you",
    ),
    "rate": Spoken(
        """
- region "Where I stand now":
  - 'group "C4: Listen and validate"':
    - radio "I name the feeling, ask one open question and leave silence."
    - radio "I cannot say yet"
  - button "Show my profile"
""",
        """
- region "Where I stand now":
  - heading "How you see yourself" [level=4]
  - list:
    - listitem: After the course
  - list:
    - listitem:
      - 'img "C1: Plan and open the door. After the course: could do harm"'
  - heading "Your rating code" [level=4]
""",
        "How you see yourself",
    ),
    "scenario": Spoken(
        """
- region "The empty chairs":
  - heading "In the room" [level=4]
  - term: Irina
  - definition: came early and keeps her coat on
  - heading "Two women, twelve chairs" [level=4]
  - textbox "What would you say or do? Say it aloud, or write it."
  - button "Show me what others might do"
""",
        """
- region "The empty chairs":
  - heading "Looking back" [level=4]
  - list:
    - listitem:
      - heading "Two women, twelve chairs" [level=5]
      - paragraph: This is safe practice
      - term: What it does
      - term: You and your answer
  - button "Start again"
""",
        "Looking back",
    ),
    "cards": Spoken(
        """
- region "Words for the first meeting":
  - paragraph: How do you tell the group that silence is welcome?
  - button "Show the other side"
  - button "Stop for now"
""",
        """
- region "Words for the first meeting":
  - heading "That was the last card." [level=4]
  - button "Go through the cards again"
""",
        "That was the last card.",
    ),
    "agreement": Spoken(
        """
- region "Our group agreement":
  - button "Begin"
  - button "Take the way round"
""",
        """
- region "Our group agreement":
  - heading "Secrecy" [level=4]
  - list:
    - listitem: What is said here stays here. We repeat no names and no stories, not even to another member.
    - listitem: We listen
  - button "Save as a text file"
  - button "Back to the stress test"
""",
        "Group agreement, part 5 of 5: to read aloud",
    ),
    "figures": Spoken(
        """
- region "How many women":
  - heading "How many women" [level=3]
  - heading "In the European Union" [level=4]
  - img /Bars. In the European Union.*30.7 %/
  - group: Who was asked, when, and the sources
  - heading "How to read them" [level=4]
""",
        """
- region "How many women":
  - img /Bars. In the European Union.*30.7 %/
""",
        "",
    ),
    "situations": Spoken(
        f"""
- region "Which moment do you want to try?":
  - group "What are you looking for?":
    - combobox "What it is about":
      - option "All" [selected]
    - combobox "What it trains":
      - option "All" [selected]
    - button "Show"
  - paragraph: Here are all 4.
  - heading "Strong feelings" [level=4]
  - list:
    - listitem:
      - button "{NOTED}"
      - text: begins with a content note
  - heading "Longer, on the page" [level=4]
""",
        f"""
- region "Which moment do you want to try?":
  - heading "Strong feelings" [level=4]
  - list:
    - listitem:
      - button "{NOTED}"
      - text: begins with a content note, you have looked at it
""",
        "Here are all 4.",
    ),
    "activities": Spoken(
        f"""
- region "What shall we do on Thursday?":
  - group "What are you looking for?":
    - combobox "When in the meeting":
      - option "All" [selected]
      - option "Opening"
    - combobox "How long":
      - option "All" [selected]
      - option "At most 5 minutes"
    - combobox "How many women"
    - combobox "Where":
      - option "All" [selected]
      - option "In a room"
      - option "Online"
    - button "Show"
  - paragraph: Here are all {ACTIVITIES}.
  - heading "Opening" [level=4]
  - list:
    - listitem:
      - button
      - text: /\\d+ minutes, \\d+ to \\d+ women/
""",
        f"""
- region "What shall we do on Thursday?":
  - paragraph: Here are all {ACTIVITIES}.
  - heading "Closing" [level=4]
""",
        f"Here are all {ACTIVITIES}.",
    ),
}
