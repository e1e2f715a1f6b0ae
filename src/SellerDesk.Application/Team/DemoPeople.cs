using Microsoft.AspNetCore.Identity;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>One person of each role for the demo. Run at every start with the demo on; whoever is there already stays as they are.</summary>
public sealed class DemoPeople(UserManager<DeskPerson> people, SellerDeskDb db)
{
    public const string DefaultPassword = "desk-demo-2026";

    public static IReadOnlyList<(string Email, Role Role, string Name)> All { get; } =
    [
        ("owner@demo.local", Role.Owner, "Олег Власов"),
        ("manager@demo.local", Role.Manager, "Марина Громова"),
        ("seller@demo.local", Role.Seller, "Софья Ланская"),
        ("support@demo.local", Role.Support, "Павел Дёмин"),
        ("viewer@demo.local", Role.Viewer, "Вера Смирнова"),
    ];

    public async Task EnsureAsync(string password, DateTimeOffset now, CancellationToken cancel)
    {
        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        foreach (var (email, role, name) in All)
        {
            if (await people.FindByEmailAsync(email) is null)
            {
                (await people.CreateAsync(PersonForm.NewPerson(name, email, role, now), password)).ThrowIfFailed();
            }
        }

        await gate.CommitAsync(cancel);
    }
}
