"""What is done with several records at once, without a request."""
