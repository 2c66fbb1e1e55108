"""What real programs printed, and the judge of whether another program does what they did."""
