"""The sandbox: code that is not one's own, run in a killable process that only gives arrays back."""
