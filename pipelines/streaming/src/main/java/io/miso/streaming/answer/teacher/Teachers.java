package io.miso.streaming.answer.teacher;

import io.miso.config.TeacherConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The teachers of this process, one for each endpoint: its limits hold for all workers together,
 * and a worker that a runner starts anew finds the answers that the one before has asked for.
 */
public final class Teachers {
  private static final int WORKERS = 8;
  private static final long IDLE_SECONDS = 30;
  private static final int CONNECT_MILLIS = 5000;
  private static final Map<Endpoint, Teacher> OPEN = new HashMap<>();

  private Teachers() {}

  /** The teacher at an endpoint. */
  public static synchronized Teacher of(Endpoint endpoint) {
    return OPEN.computeIfAbsent(endpoint, Teachers::open);
  }

  /** Lets no teacher ask anything more; waits so long for answers on their way, and keeps them. */
  public static synchronized void close(long patienceMillis) {
    OPEN.values().forEach(teacher -> teacher.close(patienceMillis));
    OPEN.clear();
  }

  /**
   * Fails early where waiting would not help.
   *
   * @throws IllegalStateException if the key is not where the setting says, or nobody listens
   */
  public static void require(TeacherConfig settings) {
    ApiKey.resolve(settings.apiKey());
    URI address = URI.create(settings.url());
    boolean direct = ProxySelector.getDefault().select(address).contains(Proxy.NO_PROXY);
    if (direct) {
      connect(settings.url(), address);
    }
  }

  private static void connect(String url, URI address) {
    int standard = address.getScheme().equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? standard : address.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Nobody listens at teacher.url = '%s' (%s). Start the endpoint, or correct the setting."
              .formatted(url, e.getMessage()),
          e);
    }
  }

  private static Teacher open(Endpoint endpoint) {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("teacher"));
    workers.allowCoreThreadTimeOut(true);
    TeacherConfig settings = endpoint.settings();
    ObjectStore store = ObjectStores.open(endpoint.root());
    TeacherClient client =
        new TeacherClient(
            settings,
            new AnswerCache(store),
            new HttpTransport(settings, workers),
            new RealTiming(),
            workers,
            new RetryDelay(() -> ThreadLocalRandom.current().nextDouble()));
    return new Teacher(settings, client, store);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static final class RealTiming implements Timing {
    private final ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, daemons("teacher-timer"));

    private RealTiming() {
      timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
      timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nowMillis() {
      return System.currentTimeMillis();
    }

    @Override
    public void after(long millis, Runnable task) {
      var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
  }
}
