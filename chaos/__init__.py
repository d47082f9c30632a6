"""The failure runs: what is killed, filled, cut and paused while people write and read (docs/reliability.md)."""
