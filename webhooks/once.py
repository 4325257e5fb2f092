"""What gunicorn reads before it makes its workers: all of this package, once for all of them.

Reading it is most of what a start costs, and a web process that was killed is to be back soon. Each worker
then puts together a product of its own; nothing is begun by being read: no thread, no connection.
"""
