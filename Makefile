# Every command is a script in .make/; docs/building.md explains them.
.PHONY: help run build test dev site style screens bench clean

help run build test dev screens bench clean:
	@bash .make/$@.sh

site style:
	@bash .make/setup.sh build
	@bash .make/site.sh $@
