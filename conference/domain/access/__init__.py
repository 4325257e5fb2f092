"""Who may sit at the console: accounts, what each role may, and how somebody is let in."""
