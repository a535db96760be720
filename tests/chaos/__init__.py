"""Hostile clients, faults and crowds, on loopback: ``make chaos`` prints what each of them cost the server."""
