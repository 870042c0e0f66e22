/* tidy.h - files that must not outlive the process, even one ended by a signal. */
#ifndef CASELOAD_BASE_TIDY_H
#define CASELOAD_BASE_TIDY_H

/* From here to cl_tidy_drop() the file, and what SQLite keeps beside it, is
 * removed when SIGHUP, SIGINT, SIGPIPE, SIGQUIT or SIGTERM ends the process; a
 * signal that somebody else handles is left to them.  Any thread. */
void cl_tidy_add(const char *path);
void cl_tidy_drop(const char *path); /* one that was never added is fine */

/* Between these the calling thread takes no signal that would end the process: for
 * making a file whose name is not known before. */
void cl_tidy_hold(void);
void cl_tidy_release(void);

#endif
