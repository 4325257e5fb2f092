"""What keeps a page true while it is looked at: one tail of history a process, and a stream a viewer."""
