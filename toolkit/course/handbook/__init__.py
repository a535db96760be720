"""What a trainer or a learner looks up, and the rules of showing it: lists, terms, helplines, guides, the modules."""
