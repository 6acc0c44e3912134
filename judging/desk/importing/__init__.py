"""Many entries at once: a sheet and photos become a plan, the plan becomes rows; entries go out in the same shape."""
