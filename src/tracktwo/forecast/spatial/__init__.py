"""The spatial model of politics of KTAB: values, risk, contests, bargains, and who wins.

References
----------
Wise, Lester and Efird (2015).
"""
