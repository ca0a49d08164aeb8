"""Where talks on a scale would end: mean, median, compromise, challenge, exchange, Nash."""
