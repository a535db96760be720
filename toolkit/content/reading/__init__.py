"""YAML → nodes with their places → frozen classes, as the annotations of the classes say."""
