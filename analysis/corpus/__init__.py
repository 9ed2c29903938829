"""What many articles tell together: shares, and later reuse, spikes and stories."""
