# The two commands of the course. Both can be run again at any time: only what has changed is done.
PYTHON ?= python3

.PHONY: course test bench lighthouse clean

course:  ## set everything up, grade a sample class, build the site and serve it (SERVE=no: don't serve)
	@$(PYTHON) tools/course.py course

test:  ## the same set-up, then every test
	@$(PYTHON) tools/course.py test

bench:  ## measure grading against stock nbgrader, for the instructor guide (half an hour; leave the machine alone)
	@$(PYTHON) tools/course.py bench

lighthouse:  ## score the chapters for a phone (needs Node.js and npm)
	@$(PYTHON) tools/lighthouse.py

clean:  ## remove what was built; the virtual environment and the class stay
	rm -rf _build
