using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>The very first person, who may do everything. Works once: as soon as anybody is there, it refuses.</summary>
public sealed class CreateFirstOwner(UserManager<DeskPerson> people, SellerDeskDb db, DemoDoor demo)
{
    public async Task<DeskPerson> ExecuteAsync(string name, string email, string password, DateTimeOffset now, CancellationToken cancel)
    {
        PersonForm.CheckPassword(password);
        var owner = PersonForm.NewPerson(name, email, Role.Owner, now);
        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        if (await demo.Welcome(people.Users).AnyAsync(cancel))
        {
            throw new RuleException("person.ownerExists");
        }

        (await people.CreateAsync(owner, password)).ThrowIfFailed();
        await gate.CommitAsync(cancel);
        return owner;
    }
}
