"""What carries calls and texts: one folder per carrier, each keeping the promises of `conference.ports`."""
