using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>A PostgreSQL server of its own, which a drill can copy into a standby, kill and promote.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string folder;

    private PostgresCluster(string folder, int port) => (this.folder, Port) = (folder, port);

    public int Port { get; }

    private string Data => Path.Combine(folder, "data");

    private string Server => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Pooling=false;Timeout=3";

    public static async Task<PostgresCluster> CreateAsync()
    {
        var cluster = New();
        await RunAsync("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8");
        await File.AppendAllTextAsync(Path.Combine(cluster.Data, "pg_hba.conf"), "host replication all 127.0.0.1/32 trust\n");
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>A hot standby that streams from this one; commits wait for it from now on.</summary>
    public async Task<PostgresCluster> StandbyAsync()
    {
        var standby = New();
        await RunAsync("pg_basebackup", "-h", "127.0.0.1", "-p", Text(Port), "-U", "postgres", "-D", standby.Data, "-R", "-X", "stream", "-c", "fast");
        await standby.StartAsync();
        await ExecuteAsync("alter system set synchronous_standby_names = '*'");
        await ExecuteAsync("select pg_reload_conf()");
        return standby;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>As a power cut: the server and everything that it started, at once.</summary>
    public void Kill()
    {
        var server = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(server);
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public Task PromoteAsync() => RunAsync("pg_ctl", "promote", "-w", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RunAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        }
        catch (InvalidOperationException)
        {
            // Killed already.
        }

        Directory.Delete(folder, recursive: true);
    }

    private static PostgresCluster New()
    {
        var folder = Directory.CreateTempSubdirectory("desk-drill").FullName;
        if (Environment.UserName == "root")
        {
            Wait(Process.Start("chown", ["postgres", folder]));
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new PostgresCluster(folder, ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    private Task StartAsync() => RunAsync("pg_ctl", "start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(folder, "log"), "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=150");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);
        var start = Environment.UserName == "root" ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = "/";
        // Not read: a server that pg_ctl leaves behind would hold a pipe open for ever.
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static string Programs => Environment.GetEnvironmentVariable("DESK_POSTGRES_BIN") is { Length: > 0 } told
        ? told
        : Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).First(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static void Wait(Process? process)
    {
        process?.WaitForExit();
        process?.Dispose();
    }
}
