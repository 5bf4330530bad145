package io.foretide.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * Storage that a test fills up or makes hang: {@code faulty:///path} is a local path, but nothing
 * can be written as long as there is a file {@code full} in the folder of faults, and whoever
 * writes waits as long as there is a file {@code slow}.
 */
public final class FaultyFileSystem extends LocalFileSystem {
  static final String SCHEME = "faulty";

  /** Where the files are that switch the faults on. */
  static final ConfigOption<String> FAULTS =
      ConfigOptions.key("test.faulty-storage").stringType().noDefaultValue();

  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private final java.nio.file.Path faults;

  FaultyFileSystem(java.nio.file.Path faults) {
    this.faults = faults;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode overwrite) throws IOException {
    while (Files.exists(faults.resolve("slow"))) {
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for slow storage", e);
      }
    }
    if (Files.exists(faults.resolve("full"))) {
      throw new IOException("No space left on device");
    }
    return super.create(path, overwrite);
  }

  /** Makes it known to Flink's processes, which have the tests on their class path for it. */
  public static final class Factory implements FileSystemFactory {
    /** Clients, which are not configured, see no faults. */
    private java.nio.file.Path faults = java.nio.file.Path.of("nowhere");

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public void configure(Configuration configuration) {
      configuration.getOptional(FAULTS).ifPresent(folder -> faults = java.nio.file.Path.of(folder));
    }

    @Override
    public FileSystem create(URI location) {
      return new FaultyFileSystem(faults);
    }
  }
}
