package io.foretide.model.control;

/** What people can tell the running jobs. */
public sealed interface Instruction permits AlertPolicy, Calendar, Feedback {}
