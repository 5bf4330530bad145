/**
 * What other programs ask the suite: the newest recommendation of every workload, followed on its
 * topic and answered over gRPC ({@code keda}) and HTTP ({@code http}).
 */
package io.foretide.serving;
