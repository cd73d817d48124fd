"""Who goes where: a pasted list of people is read, and each is proposed for a role with a reason."""
