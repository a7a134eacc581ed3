# The commands of the course. All can be run again at any time: only what has changed is done.
PYTHON ?= python3

.PHONY: course test test-all faults lock bench lighthouse clean

course:  ## set everything up, grade a sample class, build the site and serve it (SERVE=no: don't serve)
	@$(PYTHON) tools/course.py course

test:  ## the same set-up, then the tests
	@$(PYTHON) tools/course.py test

test-all:  ## the same, with the tests that are exhaustive, and slow
	@$(PYTHON) tools/course.py test-all

lock:  ## write requirements.lock anew from requirements.txt (NEWEST=yes: the newest versions, in both)
	@$(PYTHON) tools/course.py lock

faults:  ## plant deliberate faults in a copy, one at a time: does a test catch each of them? (takes long)
	@$(PYTHON) tools/course.py faults

bench:  ## measure grading against stock nbgrader, for the instructor guide (half an hour; leave the machine alone)
	@$(PYTHON) tools/course.py bench

lighthouse:  ## score the chapters for a phone (needs Node.js and npm)
	@$(PYTHON) tools/lighthouse.py

clean:  ## remove what was built; the virtual environment and the class stay
	rm -rf _build
