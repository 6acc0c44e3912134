"""The demonstration: three competitions at real size, made of nobody's data, for `judging demo` alone."""
