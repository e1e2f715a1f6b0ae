using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Security;

/// <summary>A desk that writes down everything it can, at the lowest level.</summary>
public sealed class TalkativeFixture : TeamFixture
{
    public string Logs { get; } = Path.Combine(Path.GetTempPath(), $"desk-{Guid.NewGuid():N}.log");

    protected override IEnumerable<string> Settings =>
    [
        .. base.Settings, $"--Logs:File={Logs}", "--Serilog:MinimumLevel:Default=Verbose", "--Serilog:MinimumLevel:Override:Microsoft=Debug", "--Serilog:MinimumLevel:Override:System.Net.Http=Verbose",
        "--Oidc:Authority=https://login.planted.example", "--Oidc:ClientId=desk", $"--Oidc:ClientSecret={PlantedSecretsTests.Oidc}", "--Outside:InsideHosts=loopback",
    ];
}

/// <summary>Secrets are planted where people enter them; then everything that the desk writes is searched for them.</summary>
public sealed class PlantedSecretsTests(TalkativeFixture desk) : IClassFixture<TalkativeFixture>
{
    public const string Oidc = "planted-oidc-5f1c9a";

    private const string Key = "planted-marketplace-77aa41";
    private const string Channel = "planted-channel-0b9d3e";
    private const string Drafting = "planted-drafting-c4e812";
    private const string Password = "planted-password-91d2f7";

    [Fact]
    public async Task A_planted_secret_is_found_in_no_log_page_call_table_or_backup()
    {
        var token = await PlantAsync();
        string[] planted = [Oidc, Key, Channel, Drafting, Password, token];
        var found = new List<string>();

        using var visitor = desk.Visitor();
        await visitor.SignInAsync("owner@example.test", TeamFixture.Password);
        foreach (var path in new[] { "/settings/shops", "/settings/channels?open=email", "/settings/channels?open=webhook", "/settings/channels?open=sms", "/settings/drafting", "/settings/tokens", "/settings/people", "/settings/audit", "/settings/audit/export.csv", "/account", "/sign-in" })
        {
            await visitor.GetAsync(path);
            Search(visitor.Page, path);
        }

        using var api = new HttpClient { BaseAddress = desk.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var path in new[] { "/api/v1/shops", "/api/v1/work-items", "/openapi/v1.json", "/health/ready" })
        {
            Search(await api.GetStringAsync(path), path);
        }

        foreach (var table in await desk.Database.ListAsync<string>("select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"))
        {
            Search(string.Join('\n', await desk.Database.ListAsync<string>($"select t::text || ' ' || coalesce(encode(convert_to(t::text, 'UTF8'), 'base64'), '') from {table} t")), "table " + table);
        }

        await BackUpAsync(Search);
        Search(await LogsAsync(), "logs");
        found.Should().BeEmpty();

        void Search(string text, string where)
        {
            foreach (var secret in planted)
            {
                if (text.Contains(secret, StringComparison.OrdinalIgnoreCase) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4], StringComparison.Ordinal) || text.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal))
                {
                    found.Add($"{secret} in {where}");
                }
            }
        }
    }

    private async Task<string> PlantAsync()
    {
        using var hand = Hand.Take(new Hand(HandKind.Person, desk.Owner.Value, "10.0.0.9"));
        var services = desk.Desk.Services;
        var shop = await desk.AddShopAsync("С секретом", Key, settings: new Dictionary<string, string> { ["FeedbacksUrl"] = "http://127.0.0.1:9/" });
        foreach (var channel in new[] { MessageChannel.Email, MessageChannel.Sms, MessageChannel.Webhook })
        {
            var typed = ChannelField.Of(channel).ToDictionary(field => field.Name, field => field.Kind == FieldKind.Secret ? Channel : field.Name is "user" or "imapUser" ? "someone" : field.Default);
            await services.GetRequiredService<ChannelBook>().SaveAsync(Actor.Desk, channel, false, typed, CancellationToken.None);
        }

        await services.GetRequiredService<DraftingBook>().SaveAsync(Actor.Desk, DraftingOptions.Off with { Url = "http://127.0.0.1:9/v1", Model = "m" }, Drafting, CancellationToken.None);
        var (id, _) = await desk.AddAsync(Role.Support);
        await desk.UseAsync<ChangeOwnAccount, DeskPerson>(change => change.ChangePasswordAsync(id, TeamFixture.Password, Password));
        var token = await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, "planted", ApiScope.Admin, DateTimeOffset.UtcNow, CancellationToken.None));

        // A call that fails says in the log and in the feed's state what went wrong.
        await services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);
        return token.Secret;
    }

    private async Task BackUpAsync(Action<string, string> search)
    {
        var file = Path.Combine(Path.GetTempPath(), $"desk-{Guid.NewGuid():N}.backup");
        try
        {
            await desk.UseAsync<WriteBackup, BackupReport>(backup => backup.ExecuteAsync(file, CancellationToken.None));
            await using var archive = await ZipFile.OpenReadAsync(file);
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(), Encoding.Latin1);
                search(await reader.ReadToEndAsync(), "backup " + entry.FullName);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<string> LogsAsync()
    {
        var text = new StringBuilder();
        var folder = Path.GetDirectoryName(desk.Logs)!;
        foreach (var file in Directory.GetFiles(folder, Path.GetFileNameWithoutExtension(desk.Logs) + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            text.Append(await reader.ReadToEndAsync());
        }

        text.Length.Should().BeGreaterThan(1_000, "the desk wrote something");
        return text.ToString();
    }
}
