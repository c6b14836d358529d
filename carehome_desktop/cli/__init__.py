"""The command line twin: the same services without a window, for an IT helper, for scripts and for tests."""
