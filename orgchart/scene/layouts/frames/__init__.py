"""The room that frames of units need in a tree."""
