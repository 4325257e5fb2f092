"""What whoever leads an exercise needs: the exercise network's control API, and who stands at which phone."""
