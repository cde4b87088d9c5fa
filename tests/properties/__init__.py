"""What holds for any input at all: nothing is lost, nothing is made up, nothing takes for ever."""
