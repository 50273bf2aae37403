"""The only place that asks the network: addresses that the user gives, and with --follow those of feeds."""
