/** An external scaler for KEDA over gRPC; the protocol is in {@code externalscaler.proto}. */
package io.foretide.serving.keda;
