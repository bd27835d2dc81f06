def put(*a): pass
