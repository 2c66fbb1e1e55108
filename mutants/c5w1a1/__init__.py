"""Mistakes in DeepLearning.AI's Sequence Models, week 1, assignment 1."""
