"""What changes what is public: permission, deed, event, in one transaction."""
