"""Data as a large installation has it, to measure with: the same for the same size, seed and day.

Companies, people and plans are copies of a few that were made through the domain (`stencils`);
figures and feedback are drawn (`drawing`). Rows go in by COPY, and what is kept of each plan is
worked out by `summaries`, as for a plan that somebody typed.
"""
