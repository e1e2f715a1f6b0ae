using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Domain.Team;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Security;

/// <summary>Every address × every verb × everybody × things of one's own shop and of a foreign one, held against <see cref="RightsTable"/>.</summary>
public sealed partial class RightsWalkTests(RightsFixture desk, ITestOutputHelper output) : IClassFixture<RightsFixture>
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private readonly List<string> wrong = [];
    private int walked;

    [Fact]
    public async Task Nobody_opens_or_changes_what_is_not_theirs()
    {
        var routes = desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => !IsAsset(route))
            .Select(route => (Path: "/" + route.RoutePattern.RawText!.TrimStart('/'), route)).GroupBy(route => route.Path, (path, all) => (Path: path, All: all.Select(one => one.route).ToList())).ToList();
        routes.Should().HaveCountGreaterThan(80, "the test looked at something");

        foreach (var (path, all) in routes.Where(route => !RightsTable.IsOpen(route.Path)))
        {
            foreach (var things in path.Contains('{') ? new[] { desk.Own, desk.Foreign } : [desk.Own])
            {
                var address = Fill(path, things);
                foreach (var verb in Verbs)
                {
                    foreach (var knocker in desk.Knockers)
                    {
                        await KnockAsync(path, address, verb, all, knocker, things == desk.Foreign);
                    }
                }
            }
        }

        var limited = string.Join(',', desk.People.Where(person => person.Key != Role.Owner).Select(person => $"'{person.Value.Value}'"));
        output.WriteLine($"{walked} combinations of {routes.Count} addresses, {wrong.Count} wrong");
        wrong.Should().BeEmpty();
        (await desk.Database.ListAsync<string>($"select deed || ' ' || kind || ' ' || coalesce(thing, '') from audit_entries where hand_id in ({limited}) and deed not in ('SignedIn', 'SignedOut', 'Exported', 'Looked', 'Refused')"))
            .Should().BeEmpty("nothing was sent that could rightly change anything");
    }

    [Fact]
    public async Task Lists_filtered_by_a_foreign_shop_or_thing_stay_empty()
    {
        var foreign = desk.Foreign.Ids;
        string[] asked =
        [
            $"/inbox?item={foreign["item"]}", $"/inbox?shop={foreign["shop"]}", $"/inbox?q={RightsFixture.Mark}", $"/orders?shop={foreign["shop"]}", $"/orders?q={RightsFixture.Mark}", $"/orders/export.csv?order={foreign["order"]}",
            $"/orders/export.csv?shop={foreign["shop"]}", $"/complaints?shop={foreign["shop"]}", $"/complaints?new=item&item={foreign["item"]}", $"/complaints/export.csv?shop={foreign["shop"]}", $"/buyers?shop={foreign["shop"]}",
            $"/buyers/export.csv?shop={foreign["shop"]}", $"/settings/shops?shop={foreign["shop"]}", $"/settings/imports?run={foreign["import"]}", $"/reviews/words?shop={foreign["shop"]}", $"/reviews/ratings?shop={foreign["shop"]}",
            $"/reviews/topics?shop={foreign["shop"]}", $"/?shop={foreign["shop"]}", $"/dashboards?shop={foreign["shop"]}", $"/orders/time?shop={foreign["shop"]}", $"/orders/packing/print?order={foreign["order"]}", $"/messages?shop={foreign["shop"]}", "/settings/audit?q=" + RightsFixture.Mark,
        ];
        foreach (var address in asked)
        {
            foreach (var knocker in desk.Knockers.Where(knocker => knocker.Role is not null and not Role.Owner))
            {
                using var answer = await knocker.Http.GetAsync(address);
                walked++;
                Leaks(await answer.Content.ReadAsStringAsync(), address, $"{knocker.Name} GET {address}");
            }
        }

        output.WriteLine($"{walked} combinations, {wrong.Count} leaks");
        wrong.Should().BeEmpty();
    }

    private async Task KnockAsync(string path, string address, string verb, List<RouteEndpoint> all, Knocker knocker, bool foreign)
    {
        var endpoint = all.FirstOrDefault(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(verb) == true);
        var isPage = all.Any(route => route.Metadata.Any(data => data.GetType().Name == "ComponentTypeMetadata"));
        var known = endpoint is not null || (isPage && verb is "GET" or "POST") || all.Any(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is null);
        using var request = new HttpRequestMessage(new HttpMethod(verb), address);
        if (verb != "GET")
        {
            request.Content = new StringContent("{}");
            request.Content.Headers.ContentType = new(endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var accepted, ..] ? accepted : "application/x-www-form-urlencoded");
        }

        using var answer = await knocker.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        walked++;
        var who = $"{knocker.Name} {verb} {address}";
        var body = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
        var status = (int)answer.StatusCode;
        var refused = status is 401 or 403 || (status is 302 && answer.Headers.Location!.ToString() is var to && (to.Contains("/sign-in", StringComparison.Ordinal) || to.Contains("/denied", StringComparison.Ordinal)));
        var may = May(path, verb, knocker);
        if (status >= 500)
        {
            wrong.Add($"{who}: broke with {status}");
        }
        else if (!known && status < 300)
        {
            wrong.Add($"{who}: answered {status} to a verb that it does not have");
        }
        else if (known && !may && status < 300)
        {
            wrong.Add($"{who}: let in");
        }
        else if (known && may && verb == "GET" && refused && !foreign)
        {
            wrong.Add($"{who}: kept out ({status} {answer.Headers.Location})");
        }

        if (knocker.Role is not null and not Role.Owner)
        {
            Leaks(body, address, who);
            if (foreign && known && !isPage && verb == "GET" && status == 200 && !IsOfDesk(path))
            {
                wrong.Add($"{who}: gave a file of a foreign shop");
            }
        }
    }

    private static bool May(string path, string verb, Knocker knocker) => path.StartsWith("/api/", StringComparison.Ordinal)
        ? knocker.Scope is { } scope && scope >= RightsTable.Scope(path, verb)
        : knocker.Role is { } role && role >= RightsTable.Least(path);

    /// <summary>What was asked for stands in the answer's own links and fields; everything else that bears the mark is a leak.</summary>
    private void Leaks(string body, string asked, string who)
    {
        var plain = asked.Contains(RightsFixture.Mark, StringComparison.Ordinal) ? Asked().Replace(body, "") : body;
        if (plain.IndexOf(RightsFixture.Mark, StringComparison.Ordinal) is var at and >= 0)
        {
            wrong.Add($"{who}: shows …{plain[Math.Max(0, at - 80)..Math.Min(plain.Length, at + 40)]}…");
        }
    }

    private static string Fill(string path, ShopThings things) => Parameter().Replace(path, match => (match.Groups["name"].Value.ToLowerInvariant(), path) switch
    {
        ("marketplace", _) => "ozon",
        ("place", _) => "0",
        ("number", _) => "1",
        ("move", _) => "accept",
        ("documentname", _) => "v1",
        ("shop" or "shopid", _) => things.Ids["shop"].ToString(),
        ("buyerid", _) => things.Ids["buyer"].ToString(),
        (_, var at) when at.Contains("/orders", StringComparison.Ordinal) => things.Ids["order"].ToString(),
        (_, var at) when at.Contains("/complaints", StringComparison.Ordinal) => things.Ids["complaint"].ToString(),
        (_, var at) when at.Contains("/reviews", StringComparison.Ordinal) => things.Ids["review"].ToString(),
        (_, var at) when at.Contains("/products", StringComparison.Ordinal) => things.Ids["product"].ToString(),
        (_, var at) when at.Contains("/imports", StringComparison.Ordinal) => things.Ids["import"].ToString(),
        (_, var at) when at.Contains("/shops", StringComparison.Ordinal) => things.Ids["shop"].ToString(),
        (_, var at) when at.StartsWith("/buyers/{", StringComparison.Ordinal) || at.Contains("/api/v1/buyers", StringComparison.Ordinal) => things.Ids["buyer"].ToString(),
        _ => things.Ids["item"].ToString(),
    });

    /// <summary>Surveys belong to the desk; what stands in a file of theirs is narrowed row by row.</summary>
    private static bool IsOfDesk(string path) => path.StartsWith("/buyers/surveys", StringComparison.Ordinal);

    private static bool IsAsset(RouteEndpoint route) => route.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor") || route.RoutePattern.RawText!.StartsWith("_framework", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("(href|action|value|src|title|aria-label|data-[a-z-]+)=\"[^\"]*" + RightsFixture.Mark + "[^\"]*\"|q=" + RightsFixture.Mark + "|«" + RightsFixture.Mark + "»")]
    private static partial Regex Asked();
}
