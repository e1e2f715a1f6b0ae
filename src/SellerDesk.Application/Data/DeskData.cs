using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Audit;

namespace SellerDesk.Application.Data;

/// <summary>Registers the database: one pool of connections, contexts for jobs and for people.</summary>
public static class DeskData
{
    /// <summary>The table of the migrations that were applied.</summary>
    internal const string History = "schema_versions";

    public static IServiceCollection AddDeskData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(new DeskConnection(connectionString));
        services.AddSingleton(_ => Source(connectionString));
        services.AddSingleton(provider => Options(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<WholeDb>();
        services.AddScoped<ScopedDb>();
        services.AddSingleton<DatabaseMigration>();
        return services;
    }

    public static NpgsqlDataSource Source(string connectionString, string name = "desk")
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "sellerdesk" };

        // Few enough for a default PostgreSQL of 100 connections with two nodes; prepared statements make the lists cheap.
        if (!connectionString.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
        {
            text.MaxPoolSize = 40;
        }

        if (text.MaxAutoPrepare == 0)
        {
            text.MaxAutoPrepare = 100;
        }

        // Named, or its measurements would carry the connection string.
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString) { Name = name };
        if (!HasSeveralHosts(text))
        {
            return builder.Build();
        }

        // Whichever of them is the primary at the moment, so that a promoted standby is found without a change of settings.
        builder.ConnectionStringBuilder.Remove("Target Session Attributes");
        return builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>The same for those who open connections by their text.</summary>
    public static string OnPrimary(string connectionString)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        if (HasSeveralHosts(text))
        {
            text.TargetSessionAttributes = "primary";
        }

        return text.ConnectionString;
    }

    public static DbContextOptions<SellerDeskDb> Options(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<SellerDeskDb>()
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(History))
            .AddInterceptors(new AuditSaves(), new AuditStatements())
            .Options;

    private static bool HasSeveralHosts(NpgsqlConnectionStringBuilder text) => text.Host?.Contains(',', StringComparison.Ordinal) == true;
}
