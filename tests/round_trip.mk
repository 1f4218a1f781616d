dist_check_SCRIPTS += tests/round_trip.sh
TESTS += tests/round_trip.sh
