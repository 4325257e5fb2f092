"""What the product is made of, looked over from outside: nothing here is imported by anything that runs."""
