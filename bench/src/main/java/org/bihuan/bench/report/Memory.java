package org.bihuan.bench.report;

/** Of the product's virtual machine, in megabytes; {@code most} is the highest it has had resident since its start. */
public record Memory(double resident, double most, double heapAfterCollection, double residentAfterCollection) {}
