"""Who refuses what, and for which reasons: exact counts where possible, else estimates."""
