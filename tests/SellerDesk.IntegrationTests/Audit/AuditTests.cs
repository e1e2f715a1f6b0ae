using System.Diagnostics;
using System.Net;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Team;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Audit;

public sealed class AuditTests(TeamFixture desk, ITestOutputHelper output) : IClassFixture<TeamFixture>
{
    private CheckAudit Check => desk.Desk.Services.GetRequiredService<CheckAudit>();

    [Fact]
    public async Task A_form_that_changes_a_person_says_who_what_before_after_and_from_where_and_no_secret()
    {
        var (id, _) = await desk.AddAsync(Role.Support);
        using var owner = desk.Visitor();
        await owner.SignInAsync("owner@example.test", TeamFixture.Password);
        await owner.SendAsync($"/settings/people?edit={id.Value}", "person", ("Name", "Пётр Второй"), ("Role", "Seller"), ("AllShops", "true"));
        await owner.SendAsync($"/settings/people?edit={id.Value}", "access", ("Move", "ResetPassword"));

        var entries = await EntriesAsync("people", id.Value.ToString());
        var change = entries.Single(e => e.Details!.Contains("Пётр Второй", StringComparison.Ordinal));
        (change.Hand, change.HandId, change.Deed).Should().Be((HandKind.Person, desk.Owner.Value, AuditDeed.Changed));
        var details = AuditDetails.Read(change.Details)!;
        details.From.Should().Be("127.0.0.1");
        details.Session.Should().NotBeNullOrEmpty();
        details.Changes!["role"].Should().Equal("Support", "Seller");
        entries.Should().Contain(e => AuditDetails.Read(e.Details)!.Changes != null && AuditDetails.Read(e.Details)!.Changes!.ContainsKey("password_hash"));
        entries.SelectMany(e => AuditDetails.Read(e.Details)?.Changes ?? new Dictionary<string, string?[]>()).Where(pair => pair.Key == "password_hash")
            .Should().OnlyContain(pair => pair.Value.All(value => value == null || value == AuditDetails.Hidden));

        await owner.GetAsync("/settings/audit?q=" + Uri.EscapeDataString("Пётр Второй"));
        owner.Page.Should().Contain("Пётр Второй").And.Contain("127.0.0.1");
        await owner.GetAsync("/settings/audit/export.csv");
        owner.Page.Should().Contain("Пётр Второй").And.MatchRegex("head,\\d+:[0-9a-f]{64}");
        (await EntriesAsync("audit_entries", null)).Should().Contain(e => e.Deed == AuditDeed.Exported);
    }

    [Fact]
    public async Task A_statement_that_goes_past_the_change_tracker_is_written_in_its_own_transaction_and_counts_its_rows_as_before()
    {
        var token = await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, "for a statement", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        using var hand = Hand.Take(new Hand(HandKind.Person, desk.Owner.Value, "10.0.0.7"));
        await using var db = desk.Data.Open();
        (await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Name, "renamed by a statement"))).Should().Be(1);
        (await db.ApiTokens.Where(t => t.Name == "nobody").ExecuteDeleteAsync()).Should().Be(0);
        (await EntriesAsync("api_tokens", token.Id.Value.ToString())).Should().ContainSingle(e => e.Deed == AuditDeed.ChangedMany && e.Details!.Contains("renamed by a statement"));

        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Name, "taken back"));
            await transaction.RollbackAsync();
        }

        (await EntriesAsync("api_tokens", token.Id.Value.ToString())).Should().NotContain(e => e.Details!.Contains("taken back"), "no deed, no entry");
    }

    [Fact]
    public async Task A_setting_says_what_stood_there_before_and_hides_the_key_inside()
    {
        using var hand = Hand.Take(new Hand(HandKind.Person, desk.Owner.Value));
        await using var db = desk.Data.Open();
        foreach (var value in new[] { "{\"on\": 1, \"ProtectedKey\": \"abc123\"}", "{\"on\": 2, \"ProtectedKey\": \"def456\"}" })
        {
            await db.Database.ExecuteSqlAsync($"insert into desk_options (name, value, changed_at) values ({"tried"}, {value}::jsonb, now()) on conflict (name) do update set value = excluded.value");
        }

        var change = AuditDetails.Read((await EntriesAsync("desk_options", "tried")).Last().Details)!.Changes!["value"];
        change[0].Should().Contain("\"on\": 1");
        change[1].Should().Contain("\"on\": 2");
        string.Concat(change).Should().NotContain("abc123").And.NotContain("def456");
    }

    [Fact]
    public async Task Jobs_have_no_hand_and_leave_no_entry()
    {
        var before = await desk.Database.ReadAsync<long>("select count(*) from audit_entries where details like '%a job%'");
        await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, "made by a job", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        (await desk.Database.ReadAsync<long>("select count(*) from audit_entries where details like '%a job%'")).Should().Be(before);
    }

    [Fact]
    public async Task Every_try_to_sign_in_and_signing_out_leave_a_line()
    {
        var (id, email) = await desk.AddAsync(Role.Viewer);
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(email, "не тот пароль");
        await visitor.SignInAsync("nobody@example.test", "не тот пароль");
        await visitor.SignInAsync(email, TeamFixture.Password);
        await visitor.SendAsync("/account", "/sign-out");
        (await EntriesAsync("people", id.Value.ToString())).Select(e => e.Deed).Should().Contain([AuditDeed.SignInRefused, AuditDeed.SignedIn, AuditDeed.SignedOut]);
        (await desk.Database.ReadAsync<long>("select count(*) from audit_entries where details like '%nobody@example.test%' or details like '%не тот пароль%'")).Should().Be(0, "what was typed is not kept");
    }

    [Theory]
    [InlineData(Role.Owner, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Seller, false)]
    [InlineData(Role.Viewer, false)]
    public async Task The_log_is_for_managers_and_owners(Role role, bool shown)
    {
        using var visitor = await desk.SignedInAsync(role);
        foreach (var page in new[] { "/settings/audit", "/settings/audit/export.csv" })
        {
            await visitor.GetAsync(page);
            (visitor.Status == HttpStatusCode.OK).Should().Be(shown, page);
        }
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_remove_an_entry()
    {
        await DeedsAsync(1);
        foreach (var sql in new[] { "delete from audit_entries", "update audit_entries set kind = 'shops'", "truncate audit_entries", "update audit_entries set details = null" })
        {
            await desk.Invoking(_ => desk.Database.ExecuteAsync(sql)).Should().ThrowAsync<Npgsql.PostgresException>(sql);
        }
    }

    [Fact]
    public async Task Hundreds_of_deeds_by_eight_at_once_are_one_chain_and_a_save_costs_little_more()
    {
        var (plain, audited) = await MeasureAsync(new Hand(HandKind.Person, desk.Owner.Value, "10.0.0.7", "measured"));
        output.WriteLine($"save without a hand {plain:F3} ms, with one {audited:F3} ms, the log costs {audited - plain:F3} ms");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DeedsAsync(100)));
        var proof = await Check.ExecuteAsync(null, CancellationToken.None);
        proof.Break.Should().BeNull();
        output.WriteLine($"{proof.LastPlace} entries walked in {proof.Milliseconds} ms");
        (await desk.Database.ReadAsync<long>("select count(*) from audit_entries where place is not null")).Should().Be(proof.LastPlace - proof.FirstPlace + 1);
    }

    /// <summary>The medians of saves that take turns, so that what else the machine does falls on both.</summary>
    private async Task<(double Plain, double Audited)> MeasureAsync(Hand hand)
    {
        var (plain, audited) = (new List<double>(), new List<double>());
        for (var i = 0; i < 400; i++)
        {
            using var taken = Hand.Take(i % 2 == 0 ? null : hand);
            var watch = Stopwatch.StartNew();
            await SaveAsync(i);
            (i % 2 == 0 ? plain : audited).Add(watch.Elapsed.TotalMilliseconds);
        }

        return (plain.Order().ElementAt(plain.Count / 2), audited.Order().ElementAt(audited.Count / 2));
    }

    private async Task SaveAsync(int number)
    {
        await using var db = desk.Data.Open();
        var person = await db.Users.SingleAsync(p => p.Id == desk.Owner.Value);
        person.Name = $"Ольга {number}";
        await db.SaveChangesAsync();
    }

    private async Task DeedsAsync(int count)
    {
        using var hand = Hand.Take(new Hand(HandKind.Person, desk.Owner.Value));
        for (var i = 0; i < count; i++)
        {
            await using var db = desk.Data.Open();
            db.ApiTokens.Add(ApiToken.Of("deed", ApiSecret.Hash(ApiSecret.New()), ApiScope.Read, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        }
    }

    private async Task<List<AuditEntry>> EntriesAsync(string kind, string? thing)
    {
        await using var db = desk.Data.Open();
        return await db.AuditEntries.AsNoTracking().Where(e => e.Kind == kind && (thing == null || e.Thing == thing)).OrderBy(e => e.Id).ToListAsync();
    }
}
