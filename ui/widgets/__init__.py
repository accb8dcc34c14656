"""What pages share: painted, acting, accessible controls. Each file is imported by its own name; nothing is re-exported."""
