/** Tests of the job alert-delivery, and receivers that other tests use too. */
package io.foretide.delivery;
