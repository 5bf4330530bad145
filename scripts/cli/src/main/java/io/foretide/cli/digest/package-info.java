/** What savepoints hold, and whether two hold the same. */
package io.foretide.cli.digest;
