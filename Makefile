# Every command is a script in .make/; docs/building.md explains them.
.PHONY: help run build test dev site style screens bench bench-scale bench-import chaos clean

help run build test dev screens bench chaos clean:
	@bash .make/$@.sh

bench-scale:
	@bash .make/bench.sh scale

bench-import:
	@bash .make/bench.sh import

site style:
	@bash .make/setup.sh build
	@bash .make/site.sh $@
