"""DeepLearning.AI, Sequence Models, week 1, assignment 1: a recurrent network step by step.

Batches are columns: x is (n_x, m, T_x), a is (n_a, m, T_x), y is (n_y, m, T_x).
"""
