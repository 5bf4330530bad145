package io.foretide.cli.shop;

import io.foretide.model.series.TelemetryReading;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of everything that a traffic says, record for record, and of the truth about it. */
final class RecordDigest {
  private final MessageDigest digest;
  private final DataOutputStream out;

  private RecordDigest() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
    out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
  }

  static String of(ShopTraffic traffic) throws IOException, NoSuchAlgorithmException {
    RecordDigest made = new RecordDigest();
    for (Incident incident : traffic.truth().incidents()) {
      made.text(incident.toString());
    }
    made.text(traffic.truth().replicaCapacity().toString());
    made.out.writeLong(traffic.truth().expectedRecords());
    for (ShopRecord shopRecord : traffic) {
      made.add(shopRecord);
    }
    return HexFormat.of().formatHex(made.digest.digest());
  }

  private void add(ShopRecord shopRecord) throws IOException {
    out.writeLong(shopRecord.arrivalMillis());
    text(shopRecord.fault().name());
    if (shopRecord.poison() != null) {
      out.writeInt(shopRecord.poison().length);
      out.write(shopRecord.poison());
    } else {
      add(shopRecord.reading());
    }
  }

  private void add(TelemetryReading reading) throws IOException {
    text(reading.kind().name());
    out.writeLong(reading.eventTimeMillis());
    text(reading.series().id());
    out.writeDouble(reading.value());
    out.writeDouble(reading.weight());
    out.writeBoolean(reading.failed());
    text(reading.callerService());
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }
}
